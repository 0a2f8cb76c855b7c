import Markup
import Testing

/// Mail as shops lay it out; names, numbers and addresses are made up.
@Suite("Layouts of shops")
struct LayoutTests {
  @Test func spansAndSpacers() {
    let page = Page(
      html: """
        <!doctype html><html><head><meta charset="utf-8"><title>注文のお知らせ</title>
        <style>.rio-text{font-family:Arial}@media(max-width:600px){.x{display:none}}</style></head>
        <body style="margin:0;background-color:#ffffff">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">ご注文の一部をキャンセルしました&nbsp;&zwnj;&nbsp;&zwnj;</div>
        <table role="presentation" width="100%"><tbody><tr><td align="center">
         <table class="rio-container" cellpadding="0"><tbody>
          <tr><td height="16" style="font-size:0;line-height:0">&nbsp;</td></tr>
          <tr><td><a href="https://shop.example/orders"><span class="rio-text">注文履歴</span></a></td>
              <td><a href="https://shop.example/account"><span class="rio-text">アカウント</span></a></td></tr>
          <tr><td colspan="2"><span class="rio-text"><span>届け 太郎</span>様</span></td></tr>
          <tr><td colspan="2"><span class="rio-text">注文番号<br/></span><a href="https://shop.example/o/250-0000000-0000001">
              <strong>250-0000000-0000001</strong></a></td></tr>
          <tr><td><img src="https://img.example/i.jpg" alt="架空の加湿器 白"></td>
              <td><a href="https://shop.example/i"><span class="rio-text">架空の加湿器&hellip;</span></a>
                <div><span class="rio-text">数量: 1</span></div>
                <div><span role="region" aria-label="{amount=4980}">￥4,980</span></div></td></tr>
          <tr><td colspan="2"><table class="button"><tbody><tr><td style="border-radius:8px">
            <a class="buttonComponentLink" href="https://shop.example/b" style="color:#0f1111;display:block">返金の状況を見る</a>
          </td></tr></tbody></table></td></tr>
         </tbody></table>
        </td></tr></tbody></table>
        </body></html>
        """)
    #expect(
      page.sketch == [
        "(ご注文の一部をキャンセルしました \u{200C} \u{200C})", "[注文履歴][アカウント]", "届け 太郎様", "注文番号", "250-0000000-0000001",
        "", "架空の加湿器…", "数量: 1", "￥4,980", "返金の状況を見る",
      ])
    #expect(page.links.map(\.text) == ["注文履歴", "アカウント", "250-0000000-0000001", "架空の加湿器…", "返金の状況を見る"])
    #expect(page.links.map(\.line) == [1, 1, 4, 6, 9])
    #expect(page.images.map(\.alternativeText) == ["架空の加湿器 白"])
    #expect(page.images.map(\.line) == [5])
    #expect(page.diagnostics.isEmpty)
  }

  @Test func labelAndValueTables() {
    let page = Page(
      html: """
        <html><body><center><font size="2">【重要】ご注文キャンセルのお知らせ</font><br><br>
        <table border=0 width=600><tr><td bgcolor="#bf0000"><font color="#ffffff"><b>ご注文内容</b></font></td></tr>
        <tr><td><table border=1>
          <tr><th align=left>[受注番号]<td>123456-20260501-0000000001
          <tr><th>[日時]<td>2026-05-01 09:30:00
          <tr><th>[お支払方法]<td>クレジットカード決済<br>（一括払い）
          <tr bgcolor="#eee"><th>商品<th>価格(円)<th>個数<th>合計(円)
          <tr><td>架空の炊飯器（黒）<br><td align=right>12,800<td align=right>1<td align=right>12,800
          <tr><td>送料<td><td><td align=right>0
        </table></td></tr></table></center>
        <hr>架空商店 店長 <a href="mailto:shop@shop.example">shop@shop.example</a>
        """)
    #expect(
      page.sketch == [
        "【重要】ご注文キャンセルのお知らせ", "ご注文内容", "[[受注番号]][123456-20260501-0000000001]", "[[日時]][2026-05-01 09:30:00]",
        "[[お支払方法]][クレジットカード決済 （一括払い）]", "[商品][価格(円)][個数][合計(円)]", "[架空の炊飯器（黒）][12,800][1][12,800]",
        "[送料][][][0]", "架空商店 店長 shop@shop.example",
      ])
    #expect(page.isConsistent)
  }

  @Test func columnsWithoutFontSize() {
    let page = Page(
      html: """
        <div style="background:#fff;margin:0 auto"><table><tbody><tr><td style="direction:ltr;font-size:0px;padding:20px 0">
        <!--[if mso | IE]><table><tr><td style="width:300px"><![endif]-->
        <div class="mj-column-per-50" style="font-size:0px;display:inline-block"><table><tr><td style="font-size:0px">
        <div style="font-family:Arial;font-size:13px;color:#000000">発送日</div></td></tr></table></div>
        <!--[if mso | IE]></td><td style="width:300px"><![endif]-->
        <div class="mj-column-per-50" style="font-size:0px;display:inline-block"><table><tr><td style="font-size:0px">
        <div style="font-family:Arial;font-size:13px;color:#000000">5月1日</div></td></tr></table></div>
        </td></tr></tbody></table></div>
        """)
    #expect(page.sketch == ["発送日", "5月1日"])
  }
}

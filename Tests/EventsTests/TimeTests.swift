import Events
import Testing

@Suite("Days and moments")
struct TimeTests {
  @Test(
    "Days that exist are read, others are not",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("2100-02-29", false), ("2000-02-29", true), ("2026-12-31", true), ("2026-13-01", false),
      ("2026-00-10", false), ("2026-04-31", false), ("2026-4-30", false), ("0000-01-01", false), ("", false), ("2026-04-30T", false),
    ])
  func days(text: String, exists: Bool) {
    #expect((CalendarDay(iso: text) != nil) == exists)
  }

  @Test("A day and its number since 1970 are each other's inverse over 800 years")
  func dayNumbers() throws {
    let start = try #require(CalendarDay(year: 1600, month: 1, day: 1)).daysSince1970
    var expected = try #require(CalendarDay(year: 1600, month: 1, day: 1))
    for number in start..<start + 292_194 {
      let day = CalendarDay(daysSince1970: number)
      #expect(day == expected)
      #expect(day.daysSince1970 == number)
      expected =
        CalendarDay(year: day.year, month: day.month, day: day.day + 1) ?? CalendarDay(year: day.year, month: day.month + 1, day: 1)
        ?? day.adding(days: 1)
    }
  }

  @Test("Weekdays", arguments: [("1970-01-01", 4), ("2026-11-25", 3), ("1969-12-28", 0)])
  func weekdays(text: String, weekday: Int) throws {
    #expect(try #require(CalendarDay(iso: text)).weekday == weekday)
  }

  @Test(
    "Moments are shown in Japanese time",
    arguments: [
      ("2026-04-29T00:30:00Z", "2026-04-29T09:30:00+09:00"), ("2026-04-29T15:00:00Z", "2026-04-30T00:00:00+09:00"),
      ("2026-04-29", "2026-04-29T00:00:00+09:00"), ("2026-04-29T21:15", "2026-04-29T21:15:00+09:00"),
      ("2026-01-01T00:00:00+08:00", "2026-01-01T01:00:00+09:00"), ("1969-12-31T23:59:59Z", "1970-01-01T08:59:59+09:00"),
    ])
  func moments(text: String, shown: String) throws {
    #expect(try #require(Timestamp(iso: text)).description == shown)
  }

  @Test("What is no moment", arguments: ["2026-04-29T24:00", "2026-04-29T1:00", "2026-04-29Tab:cd", "2026-04-29T10:00+9", "2026-04-29x"])
  func noMoments(text: String) {
    #expect(Timestamp(iso: text) == nil)
  }

  @Test("A whole day comes before its minutes")
  func order() throws {
    let day = try #require(CalendarDay(iso: "2026-05-01"))
    #expect(DayTime(day) < DayTime(day, minute: 0))
    #expect(DayTime(day, minute: 1_440).minute == nil)
    #expect(DayTime(iso: "2026-05-03T21:00")?.description == "2026-05-03T21:00")
  }
}

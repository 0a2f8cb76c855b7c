import Events
import Orders

/// Days as people say them, relative to the day of asking.
struct DateWords {
  let language: Language
  let today: CalendarDay

  /// `11月20日(金)`, with the year where it is not this one.
  func day(_ day: CalendarDay) -> String {
    let isThisYear = day.year == today.year
    switch language {
    case .ja:
      let weekday = ["日", "月", "火", "水", "木", "金", "土"][day.weekday]
      return (isThisYear ? "" : "\(day.year)年") + "\(day.month)月\(day.day)日(\(weekday))"
    case .en:
      let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][day.weekday]
      let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][day.month - 1]
      return "\(weekday) \(day.day) \(month)" + (isThisYear ? "" : " \(day.year)")
    }
  }

  /// How far away a day is: `今日`, `あと3日`, `5日前`.
  func distance(_ day: CalendarDay) -> String {
    let days = day.daysSince1970 - today.daysSince1970
    switch days {
    case 0: return language.choose("今日", "today")
    case 1: return language.choose("明日", "tomorrow")
    case -1: return language.choose("昨日", "yesterday")
    case 2...: return language.choose("あと\(days)日", "in \(days) days")
    default: return language.choose("\(-days)日前", "\(-days) days ago")
    }
  }

  /// Both: `11月20日(金)、5日前`.
  func dayAndDistance(_ day: CalendarDay) -> String { self.day(day) + language.choose("、", ", ") + distance(day) }

  /// The day, and the minute where it is known.
  func dayTime(_ time: DayTime) -> String {
    guard let minute = time.minute else { return day(time.day) }
    return day(time.day) + " " + clock(minute)
  }

  /// The day and minute in Japan.
  func moment(_ time: Timestamp) -> String { day(time.day) + " " + clock(time.minuteOfDay) }

  private func clock(_ minute: Int) -> String {
    let (hours, minutes) = (minute / 60, minute % 60)
    return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
  }
}

/// Until when something helps.
enum DueWords {
  /// In brackets: `(11月28日(土)まで、あと3日)`; a day that no notice states is marked so.
  static func text(_ day: CalendarDay, isEstimated: Bool, _ dates: DateWords, _ language: Language) -> String {
    let late = dates.today.daysSince1970 - day.daysSince1970
    let distance = late > 0 ? language.choose("\(late)日過ぎました", late == 1 ? "1 day over" : "\(late) days over") : dates.distance(day)
    let mark = isEstimated ? language.choose("目安: ", "about ") : ""
    return language.choose("(\(mark)\(dates.day(day))まで、\(distance))", " (\(mark)until \(dates.day(day)), \(distance))")
  }
}

/// Where the process starts.
///
/// The main actor is the main thread, on which a filter's rescue can work.
@main
enum Main {
  @MainActor
  static func main() async {
    ProcessSetup.prepare()
    await Todoke.start(ByteArguments.ofProcess())
  }
}

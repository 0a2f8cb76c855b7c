import Events
import Ledger
import Mailbox
import Orders
import RulePacks

/// The one place where an error becomes an exit code and a sentence.
struct ErrorReport {
  /// Code of sysexits(3).
  let status: Int32
  /// What was attempted on what, why it failed and the way out; nil when there is nothing to say.
  let sentence: String?

  init(_ error: any Error, language: Language) {
    switch error {
    case let error as LedgerError:
      (status, sentence) = (Self.status(of: error.code), LedgerSentences.sentence(for: error, language: language))
    case let error as MailboxError:
      (status, sentence) = (Self.status(of: error.code), MailboxSentences.sentence(for: error, language: language))
    case let error as InputError:
      status = error.isMissing ? ExitStatus.noInput : error.isForbidden ? ExitStatus.noPermission : ExitStatus.inputOutput
      sentence = language.choose("'\(error.path)' を読めません(\(error.reason))", "cannot read '\(error.path)': \(error.reason)")
    case let error as OutputError:
      status = error.isReaderGone ? ExitStatus.success : ExitStatus.inputOutput
      sentence =
        error.isReaderGone ? nil : language.choose("標準出力に書けません(\(error.reason))", "cannot write to standard output: \(error.reason)")
    case let error as ConfigurationError:
      (status, sentence) = (ExitStatus.configuration, "\(error.file): \(error.problem)")
    case let error as PackError:
      (status, sentence) = (ExitStatus.configuration, error.description)
    case let error as DataError:
      (status, sentence) = (ExitStatus.dataError, error.sentence)
    case let error as NotFoundError:
      (status, sentence) = (ExitStatus.noInput, error.sentence)
    case let error as DeliveryError:
      (status, sentence) = (ExitStatus.cannotCreate, error.sentence)
    default:
      (status, sentence) = (ExitStatus.software, "\(error)")
    }
  }

  private static func status(of code: LedgerError.Code) -> Int32 {
    switch code {
    case .missing: ExitStatus.noInput
    case .symbolicLink, .foreignOwner, .unsafeFolder, .readOnly: ExitStatus.noPermission
    case .cannotOpen: ExitStatus.cannotCreate
    case .notALedger, .damaged: ExitStatus.dataError
    case .newerSchema: ExitStatus.configuration
    case .busy: ExitStatus.temporaryFailure
    case .full, .failed: ExitStatus.inputOutput
    }
  }

  private static func status(of code: MailboxError.Code) -> Int32 {
    switch code {
    case .notFound: ExitStatus.noInput
    case .notPermitted: ExitStatus.noPermission
    case .notAFile, .notMail, .unsupportedFormat: ExitStatus.dataError
    case .unreadable: ExitStatus.inputOutput
    }
  }
}

/// Input of a command that does not have its form.
struct DataError: Error {
  /// What is wrong, where, and what to do.
  let sentence: String
}

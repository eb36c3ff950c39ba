import type { Settings } from '../config/settings.ts'
import type { KeyPath, Severity } from '../diagnostics/diagnostic.ts'

/** A fault that shows only when fields are read together, or when a value is read closely. */
export interface Rule {
  /** The code all its findings carry; the file is named after it. */
  code: string
  /** Finds the faults of a merged config. Fields that the schema refused are absent. */
  check: (settings: Settings) => Finding[]
}

/** One fault. */
export interface Finding {
  /** Where it is, in the long form of the config. */
  path: KeyPath
  message: string
  hint: string
  /** Default `error`. */
  severity?: Severity
  /** What is missing, when that is the fault: the finding is left out when something was written there and refused. */
  lacks?: readonly KeyPath[]
}

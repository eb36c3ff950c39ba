import type { Diagnostic } from './diagnostic.ts'

/** Says which file a finding is in; what has no file, such as a preset that relgen brings along, is named instead. */
export function place(diagnostic: Diagnostic, source: { name: string; file: string | null }): Diagnostic {
  if (source.file !== null) return { ...diagnostic, file: source.file }
  return { ...diagnostic, message: `${diagnostic.message} (in preset ${source.name})` }
}

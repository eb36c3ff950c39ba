import type { KeyPath } from '../../diagnostics/diagnostic.ts'

/** A place in a text, both from 1. */
export interface Position {
  line: number
  column: number
}

/** Finds the value at a key path, or its key; the nearest holder when the path leads out of what is written. */
export type Locate = (path: KeyPath, part: 'key' | 'value') => Position | null

/** A syntax error with its place. */
export interface SyntaxFault extends Position {
  message: string
}

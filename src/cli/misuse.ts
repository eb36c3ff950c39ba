/** A command line that is wrong. */
export class Misuse extends Error {
  /** What to write instead. */
  readonly hint: string

  constructor(message: string, hint: string) {
    super(message)
    this.hint = hint
  }
}

import type { ParseArgsConfig } from 'node:util'

/** What a command sees of the world around it. */
export interface World {
  /** The repository. */
  cwd: string
  /** Config file, when one was named. */
  config: string | undefined
  json: boolean
  color: boolean
  /** Writes to standard output, with a line end. */
  out: (text: string) => void
  /** Writes to standard error, with a line end. */
  err: (text: string) => void
}

/** 0 fine, 1 drift or findings, 2 the config or its use is wrong, 3 relgen or the system failed. */
export type ExitCode = 0 | 1 | 2 | 3

/** A command of the command line; a new one is a file and a line in `commands.ts`. */
export interface Command {
  name: string
  /** What stands behind the name in the usage: `REF`. */
  operands: string
  /** How many operands it takes. */
  takes: { min: number; max: number }
  /** One line for the list of commands. */
  summary: string
  /** Paragraphs for `relgen help NAME`. */
  details: string
  /** Its own options, in the form of `node:util`. */
  options: Record<string, NonNullable<ParseArgsConfig['options']>[string] & { help: string; value?: string }>
  /** What it prints as JSON, beside the diagnostics, when it did nothing; `reason` is why, in a few words. */
  nothing: (reason: string) => object
  run: (world: World, operands: string[], options: Options) => Promise<ExitCode>
}

/** Options as they were given. */
export type Options = Record<string, string | boolean | string[] | undefined>

import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { closest } from '../diagnostics/closest.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { version } from '../version.ts'
import type { Command, ExitCode, Options, World } from './command.ts'
import { commands } from './commands.ts'
import { commandHelp, commonOptions, generalHelp } from './help.ts'
import { Misuse } from './misuse.ts'

const out = (text: string) => void process.stdout.write(`${text}\n`)
const err = (text: string) => void process.stderr.write(`${text}\n`)

/** Reads the command line and runs its command. */
async function main(args: string[]): Promise<ExitCode> {
  const named = namedCommand(args)
  const command = named ?? defaultCommand
  const { options, operands } = parse(args, command)
  if (options['version'] === true) return say(version)
  if (operands[0] === 'help' && !named) return say(help(operands[1]))
  if (options['help'] === true) return say(named ? commandHelp(named) : generalHelp())
  const rest = named ? operands.slice(1) : operands
  // Behind an option of the default command, a word is an operand of it.
  const bare = Object.keys(command.options).every((option) => options[option] === undefined)
  if (!named && bare && rest[0] !== undefined) throw unknownCommand(rest[0])
  const { min, max } = command.takes
  const seeHelp = `see relgen ${command.name} --help`
  if (rest.length < min) throw new Misuse(`${command.name} needs ${command.operands}`, seeHelp)
  if (rest.length > max) throw new Misuse(`${JSON.stringify(rest[max])} is one operand too many`, seeHelp)
  return command.run(await worldOf(options), rest, options)
}

const defaultCommand = commands[0] as Command

/** The command that the first word names. */
function namedCommand(args: string[]): Command | undefined {
  return commands.find(({ name }) => name === firstOperand(args))
}

/** The first word that is neither an option nor the value of one. */
function firstOperand(args: string[]): string | undefined {
  return roughly(args).positionals[0]
}

/** What can be told of a command line before its command is known, or that is wrong. */
function roughly(args: string[]) {
  return parseArgs({ args, options: commonOptions, strict: false, allowPositionals: true })
}

function parse(args: string[], command: Command): { options: Options; operands: string[] } {
  const known = { ...command.options, ...commonOptions }
  try {
    const { values, positionals } = parseArgs({ args, options: known, strict: true, allowPositionals: true })
    return { options: values as Options, operands: positionals }
  } catch (error) {
    const message = (error as Error).message
    const [, option] = /^Unknown option '(?:-[^,]*, )?(-[^']*)'/.exec(message) ?? []
    const seeHelp = `see relgen ${command.name} --help`
    if (option === undefined) throw new Misuse(message.replace(/\.? To specify.*$/s, ''), seeHelp)
    const meant = closest(option.replace(/^-+/, ''), Object.keys(known))
    throw new Misuse(`unknown option ${option}`, meant ? `did you mean --${meant}?` : seeHelp)
  }
}

async function worldOf(options: Options): Promise<World> {
  const { cwd = '.', config, json, color = 'auto' } = options
  const directory = resolve(String(cwd))
  const found = await stat(directory).catch(() => null)
  if (!found?.isDirectory()) throw new Misuse(`${String(cwd)} is no directory`, 'name the repository with -C')
  if (!['auto', 'always', 'never'].includes(String(color)))
    throw new Misuse(`--color does not take ${JSON.stringify(color)}`, 'write one of auto, always, never')
  return {
    cwd: directory,
    config: config === undefined ? undefined : String(config),
    json: json === true,
    color: color === 'always' || (color === 'auto' && wantsColor()),
    out,
    err,
  }
}

/** Colour is for people: a terminal, and nobody who asked for none (no-color.org). */
function wantsColor(): boolean {
  const { NO_COLOR, CI } = process.env
  return process.stdout.isTTY === true && process.stderr.isTTY === true && !NO_COLOR && !CI
}

function unknownCommand(name: string): Misuse {
  const meant = closest(
    name,
    commands.map((command) => command.name),
  )
  return new Misuse(`unknown command ${JSON.stringify(name)}`, meant ? `did you mean ${meant}?` : 'see relgen --help')
}

function help(name: string | undefined): string {
  const command = commands.find((candidate) => candidate.name === name)
  if (name !== undefined && !command) throw unknownCommand(name)
  return command ? commandHelp(command) : generalHelp()
}

function say(text: string): ExitCode {
  out(text)
  return 0
}

/** Ends with the exit code and a sentence, or with the JSON of the command when that was asked for. */
function failed(args: string[], error: unknown): ExitCode {
  const { exitCode, reason, ...diagnostic } = explain(error)
  const { code, message, hint } = diagnostic
  if (roughly(args).values['json'] === true) {
    const command = namedCommand(args) ?? defaultCommand
    out(JSON.stringify({ ...command.nothing(reason), diagnostics: [diagnostic] }))
  } else err(`relgen: error ${code} ${message}; ${hint}`)
  if (code === 'RG9002') err(error instanceof Error && error.stack ? error.stack : String(error))
  return exitCode
}

/** What the system refuses, such as a full disk, is told in one sentence; anything else is a fault of relgen. */
function explain(error: unknown): Diagnostic & { exitCode: ExitCode; reason: string } {
  const severity = 'error'
  if (error instanceof Misuse) {
    const { message, hint } = error
    return { exitCode: 2, reason: 'the command line is wrong', code: 'RG4001', severity, message, hint }
  }
  const { code, message } = (error ?? {}) as NodeJS.ErrnoException
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
    const hint = 'mend the cause and run relgen again'
    return { exitCode: 3, reason: 'the system refused', code: 'RG9001', severity, message, hint }
  }
  const fault = { message: 'this is a fault of relgen', hint: 'please report it with the lines on standard error' }
  return { exitCode: 3, reason: 'relgen failed', code: 'RG9002', severity, ...fault }
}

// A reader that leaves early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))
const commandLine = process.argv.slice(2)
process.exitCode = await main(commandLine).catch((error: unknown) => failed(commandLine, error))

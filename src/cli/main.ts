import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { closest } from '../diagnostics/closest.ts'
import { version } from '../version.ts'
import type { Command, ExitCode, Options, World } from './command.ts'
import { commands } from './commands.ts'
import { commandHelp, commonOptions, generalHelp } from './help.ts'

const out = (text: string) => void process.stdout.write(`${text}\n`)
const err = (text: string) => void process.stderr.write(`${text}\n`)

/** Reads the command line and runs its command. Bad use ends with exit code 2 and a sentence, never with a stack. */
async function main(args: string[]): Promise<ExitCode> {
  const named = commands.find(({ name }) => name === firstOperand(args))
  const command = named ?? (commands[0] as Command)
  const parsed = parse(args, command)
  if (typeof parsed === 'string') return misuse(parsed)
  const { options, operands } = parsed
  if (options['version'] === true) return say(version)
  if (operands[0] === 'help' && !named) return help(operands[1])
  if (options['help'] === true) return say(named ? commandHelp(named) : generalHelp())
  const rest = named ? operands.slice(1) : operands
  if (!named && rest[0] !== undefined) return misuse(unknownCommand(rest[0]))
  const { min, max } = command.takes
  if (rest.length < min) return misuse(`${command.name} needs ${command.operands}; see relgen ${command.name} --help`)
  if (rest.length > max) return misuse(`${JSON.stringify(rest[max])} is one operand too many`)
  const world = await worldOf(options)
  return typeof world === 'string' ? misuse(world) : command.run(world, rest, options)
}

/** The first word that is neither an option nor the value of one. */
function firstOperand(args: string[]): string | undefined {
  const { positionals } = parseArgs({ args, options: commonOptions, strict: false, allowPositionals: true })
  return positionals[0]
}

function parse(args: string[], command: Command): { options: Options; operands: string[] } | string {
  const known = { ...command.options, ...commonOptions }
  try {
    const { values, positionals } = parseArgs({ args, options: known, strict: true, allowPositionals: true })
    return { options: values as Options, operands: positionals }
  } catch (error) {
    const message = (error as Error).message
    const [, option] = /^Unknown option '(?:-[^,]*, )?(-[^']*)'/.exec(message) ?? []
    if (option === undefined) return message.replace(/\.? To specify.*$/s, '')
    const meant = closest(option.replace(/^-+/, ''), Object.keys(known))
    return `unknown option ${option}; ${meant ? `did you mean --${meant}?` : `see relgen ${command.name} --help`}`
  }
}

async function worldOf(options: Options): Promise<World | string> {
  const { cwd = '.', config, json, color = 'auto' } = options
  const directory = resolve(String(cwd))
  const found = await stat(directory).catch(() => null)
  if (!found?.isDirectory()) return `${String(cwd)} is no directory`
  if (!['auto', 'always', 'never'].includes(String(color))) return `--color takes auto, always or never`
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

function unknownCommand(name: string): string {
  const meant = closest(
    name,
    commands.map((command) => command.name),
  )
  return `unknown command ${JSON.stringify(name)}; ${meant ? `did you mean ${meant}?` : 'see relgen --help'}`
}

function help(name: string | undefined): ExitCode {
  const command = commands.find((candidate) => candidate.name === name)
  return name !== undefined && !command
    ? misuse(unknownCommand(name))
    : say(command ? commandHelp(command) : generalHelp())
}

function say(text: string): ExitCode {
  out(text)
  return 0
}

function misuse(sentence: string): ExitCode {
  err(`relgen: error RG4001 ${sentence}`)
  return 2
}

/** What the system refuses, such as a full disk, is told in one sentence; anything else is a fault of relgen. */
function failed(error: unknown): ExitCode {
  const { code, message = String(error), stack } = (error ?? {}) as NodeJS.ErrnoException
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) err(`relgen: error RG9001 ${message}`)
  else err(`relgen: error RG9002 this is a fault of relgen, please report it\n${stack ?? message}`)
  return 3
}

// A reader that leaves early, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))
process.exitCode = await main(process.argv.slice(2)).catch(failed)

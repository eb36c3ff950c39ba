import { version } from '../version.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'

/** Options that every command takes. */
export const commonOptions: Command['options'] = {
  cwd: { type: 'string', short: 'C', value: 'DIR', help: 'work on the repository in DIR' },
  config: { type: 'string', short: 'c', value: 'FILE', help: 'read FILE instead of release.config.*' },
  json: { type: 'boolean', help: 'print the result as JSON' },
  color: { type: 'string', value: 'WHEN', help: 'auto, always or never' },
  help: { type: 'boolean', short: 'h', help: 'show this' },
  version: { type: 'boolean', short: 'V', help: 'show the version' },
}

const exitCodes =
  'Exit codes: 0 fine, 1 drift or findings, 2 the config or its use is wrong, 3 relgen or the system failed.'

/** What `relgen --help` prints. */
export function generalHelp(): string {
  return [
    `relgen ${version}: compiles release.config.ts into the files that release a repository from its own forge.`,
    '',
    'Usage: relgen [COMMAND] [OPTIONS]',
    '',
    'Commands:',
    ...commands.map(({ name, operands, summary }) => `  ${`${name} ${operands}`.padEnd(16)} ${summary}`),
    '',
    'Options:',
    ...optionLines(commonOptions),
    '',
    'relgen COMMAND --help shows the options of a command.',
    exitCodes,
  ].join('\n')
}

/** What `relgen COMMAND --help` prints. */
export function commandHelp({ name, operands, details, options }: Command): string {
  return [
    `Usage: relgen ${`${name} ${operands}`.trim()} [OPTIONS]`,
    '',
    details,
    '',
    'Options:',
    ...optionLines({ ...options, ...commonOptions }),
    '',
    exitCodes,
  ].join('\n')
}

function optionLines(options: Command['options']): string[] {
  return Object.entries(options).map(([name, { short, value, help }]) => {
    const flag = `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`
    return `  ${flag.padEnd(26)} ${help}`
  })
}

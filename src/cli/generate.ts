import { posix, relative, resolve, sep } from 'node:path'
import { pretty } from '../diagnostics/pretty.ts'
import { type Comparison, compare } from '../output/compare.ts'
import { write } from '../output/write.ts'
import type { Command } from './command.ts'
import { differences, driftFinding } from './drift.ts'
import { Misuse } from './misuse.ts'
import { prepare } from './prepare.ts'

/** `relgen`: writes what the config says. */
export const generate: Command = {
  name: 'generate',
  operands: '[PATH…]',
  takes: { min: 0, max: Number.POSITIVE_INFINITY },
  summary: 'write the files that the config says (the default)',
  details:
    'Files that were edited by hand, and files of others, are left alone and shown, until --force. ' +
    'With PATHs behind it, --force replaces these alone.',
  options: { force: { type: 'boolean', help: 'replace edited and foreign files too: all, or the PATHs given' } },
  nothing: () => ({ written: [], unchanged: [], removed: [] }),
  run: async (world, operands, options) => {
    const force = options['force'] === true
    if (operands.length > 0 && !force) throw new Misuse('a PATH says what --force may replace', 'add --force')
    const prepared = await prepare(world)
    const { plan, diagnostics } = prepared
    if (plan === null) {
      if (world.json) world.out(JSON.stringify({ ...generate.nothing(''), diagnostics }))
      else world.err(prepared.show())
      return 2
    }
    const manifestPath = plan.paths.manifest
    const compared = await compare(world.cwd, prepared.artifacts, manifestPath)
    const named = operands.map((operand) => namedPath(world.cwd, operand, compared))
    const { written, unchanged, removed, kept } = await write(world.cwd, compared, {
      forced: (path) => force && (named.length === 0 || named.includes(path)),
      manifestPath,
    })
    const findings = kept.flatMap(driftFinding)
    if (world.json)
      world.out(JSON.stringify({ written, unchanged, removed, diagnostics: [...diagnostics, ...findings] }))
    else {
      if (diagnostics.length > 0) world.err(prepared.show())
      for (const path of written) world.out(`wrote      ${path}`)
      for (const path of removed) world.out(`removed    ${path}`)
      for (const path of unchanged) world.out(`unchanged  ${path}`)
      for (const { path } of kept) world.out(`kept       ${path}`)
      for (const comparison of kept) {
        const diff = differences(comparison, world.color)
        if (diff !== '') world.err(`${diff}\n`)
        world.err(pretty(driftFinding(comparison), { color: world.color, textOf: () => undefined }))
      }
    }
    return kept.length > 0 ? 1 : 0
  },
}

/** The path of a generated file as the comparison names it. */
function namedPath(cwd: string, operand: string, compared: readonly Comparison[]): string {
  const path = posix.normalize(relative(cwd, resolve(cwd, operand)).split(sep).join('/'))
  if (compared.some((comparison) => comparison.path === path)) return path
  const paths = compared.map((comparison) => comparison.path).join(', ')
  throw new Misuse(`${JSON.stringify(operand)} is no generated file`, `name one of ${paths}`)
}

import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Comparison, compare, type State } from '../output/compare.ts'
import type { Command } from './command.ts'
import { differences, obstacleHint } from './drift.ts'
import { prepare } from './prepare.ts'

/** What each kind of drift means, and the way out of it. */
const drifts: Readonly<Record<Exclude<State, 'ok'>, { code: string; means: string; hint: string }>> = {
  missing: { code: 'RG3001', means: 'is missing', hint: 'run relgen to write it' },
  stale: { code: 'RG3002', means: 'is older than the config', hint: 'run relgen to write it anew' },
  edited: {
    code: 'RG3003',
    means: 'was edited by hand',
    hint: 'take the change over into the config, or run relgen --force to replace the file',
  },
  orphaned: { code: 'RG3004', means: 'is no longer asked for by the config', hint: 'run relgen to remove it' },
}

/** `relgen check`: compares the disk with the config and writes nothing. */
export const check: Command = {
  name: 'check',
  operands: '',
  takes: { min: 0, max: 0 },
  summary: 'compare the files with the config; exit 1 when they differ',
  details: 'Tells missing, stale, edited and orphaned files apart, and shows a unified diff. Writes nothing.',
  options: {},
  run: async (world) => {
    const prepared = await prepare(world)
    const { plan, diagnostics } = prepared
    if (plan === null) {
      if (world.json) world.out(JSON.stringify({ clean: false, files: [], diagnostics }))
      else world.err(prepared.show())
      return 2
    }
    const compared = await compare(world.cwd, prepared.artifacts, plan.paths.manifest)
    const findings = compared.flatMap(findingOf)
    if (world.json) {
      const files = compared.map(({ path, state }) => ({ path, state }))
      world.out(JSON.stringify({ clean: findings.length === 0, files, diagnostics: [...diagnostics, ...findings] }))
    } else {
      // What is only good to know was said when the files were written.
      const grave = prepared.show(['error', 'warning'])
      if (grave !== '') world.err(grave)
      for (const comparison of compared) world.out(`${comparison.state.padEnd(9)} ${comparison.path}`)
      for (const comparison of compared.filter(({ state }) => state !== 'ok')) {
        const diff = differences(comparison, world.color)
        if (diff !== '') world.out(`\n${diff}`)
      }
      for (const { file, code, message, hint } of findings) world.err(`${file} ${code} ${message}; ${hint}`)
    }
    return findings.length > 0 ? 1 : 0
  },
}

function findingOf({ path, state, known, found }: Comparison): Diagnostic[] {
  if (state === 'ok') return []
  const { code, means, hint } = drifts[state]
  const finding = { code, severity: 'error' as const, file: path, message: means, hint }
  if (found.kind === 'obstacle')
    return [{ ...finding, code: 'RG3006', message: `cannot be compared: ${found.what}`, hint: obstacleHint }]
  return [state === 'edited' && !known ? { ...finding, code: 'RG3005', message: 'was not written by relgen' } : finding]
}

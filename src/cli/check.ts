import { pretty } from '../diagnostics/pretty.ts'
import { compare } from '../output/compare.ts'
import type { Command } from './command.ts'
import { differences, driftFinding } from './drift.ts'
import { prepare } from './prepare.ts'

/** `relgen check`: compares the disk with the config and writes nothing. */
export const check: Command = {
  name: 'check',
  operands: '',
  takes: { min: 0, max: 0 },
  summary: 'compare the files with the config; exit 1 when they differ',
  details: 'Tells missing, stale, edited and orphaned files apart, and shows a unified diff. Writes nothing.',
  options: {},
  nothing: () => ({ clean: false, files: [] }),
  run: async (world) => {
    const prepared = await prepare(world)
    const { plan, diagnostics } = prepared
    if (plan === null) {
      if (world.json) world.out(JSON.stringify({ ...check.nothing(''), diagnostics }))
      else world.err(prepared.show())
      return 2
    }
    const compared = await compare(world.cwd, prepared.artifacts, plan.paths.manifest)
    const findings = compared.flatMap(driftFinding)
    if (world.json) {
      const files = compared.map(({ path, state }) => ({ path, state }))
      world.out(JSON.stringify({ clean: findings.length === 0, files, diagnostics: [...diagnostics, ...findings] }))
    } else {
      // What is only good to know was said when the files were written.
      const grave = prepared.show(['error', 'warning'])
      if (grave !== '') world.err(grave)
      for (const comparison of compared) world.out(`${comparison.state.padEnd(9)} ${comparison.path}`)
      for (const comparison of compared) {
        const diff = differences(comparison, world.color)
        if (diff !== '') world.out(`\n${diff}`)
      }
      // The diff shows the lines.
      if (findings.length > 0) world.err(pretty(findings, { color: world.color, textOf: () => undefined }))
    }
    return findings.length > 0 ? 1 : 0
  },
}

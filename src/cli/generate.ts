import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Comparison, compare } from '../output/compare.ts'
import { write } from '../output/write.ts'
import type { Command } from './command.ts'
import { differences, obstacleHint } from './drift.ts'
import { prepare } from './prepare.ts'

/** `relgen`: writes what the config says. */
export const generate: Command = {
  name: 'generate',
  operands: '',
  takes: { min: 0, max: 0 },
  summary: 'write the files that the config says (the default)',
  details: 'Files that were edited by hand, and files of others, are left alone and shown, until --force.',
  options: { force: { type: 'boolean', help: 'replace edited and foreign files too' } },
  run: async (world, _operands, options) => {
    const prepared = await prepare(world)
    const { plan, diagnostics } = prepared
    if (plan === null) {
      if (world.json) world.out(JSON.stringify({ written: [], unchanged: [], removed: [], diagnostics }))
      else world.err(prepared.show())
      return 2
    }
    const manifestPath = plan.paths.manifest
    const compared = await compare(world.cwd, prepared.artifacts, manifestPath)
    const { written, unchanged, removed, kept } = await write(world.cwd, compared, {
      force: options['force'] === true,
      manifestPath,
    })
    const findings = [...diagnostics, ...kept.map(keptFinding)]
    if (world.json) world.out(JSON.stringify({ written, unchanged, removed, diagnostics: findings }))
    else {
      if (diagnostics.length > 0) world.err(prepared.show())
      for (const path of written) world.out(`wrote      ${path}`)
      for (const path of removed) world.out(`removed    ${path}`)
      for (const path of unchanged) world.out(`unchanged  ${path}`)
      for (const comparison of kept) {
        const diff = differences(comparison, world.color)
        if (diff !== '') world.err(diff)
        world.err(`kept       ${comparison.path}: ${keptFinding(comparison).message}; ${keptFinding(comparison).hint}`)
      }
    }
    return kept.length > 0 ? 1 : 0
  },
}

function keptFinding({ path, known, found }: Comparison): Diagnostic {
  const what = found.kind === 'obstacle' ? found.what : known ? 'it was edited by hand' : 'relgen did not write it'
  return {
    code: found.kind === 'obstacle' ? 'RG3006' : known ? 'RG3003' : 'RG3005',
    severity: 'error',
    file: path,
    message: what,
    hint:
      found.kind === 'obstacle'
        ? obstacleHint
        : 'take the change over into the config, or run relgen --force to replace the file',
  }
}

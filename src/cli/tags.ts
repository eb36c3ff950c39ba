import { decideTags } from '../plan/tags.ts'
import type { Command, World } from './command.ts'
import { Misuse } from './misuse.ts'
import { prepare } from './prepare.ts'

const events = ['push', 'workflow_dispatch', 'pull_request']

/** `relgen tags REF`: what a ref would publish, and why not. */
export const tags: Command = {
  name: 'tags',
  operands: 'REF',
  takes: { min: 1, max: 1 },
  summary: 'show which image tags a git ref would publish',
  details:
    'REF is a tag (v1.2.3), refs/tags/…, refs/heads/… or refs/pull/N/…. Exit 0 when it is published or passed over, 2 when it is refused.',
  options: {
    event: { type: 'string', value: 'EVENT', help: `what happened: ${events.join(', ')} (default push)` },
    sha: { type: 'string', value: 'SHA', help: 'the commit (default HEAD)' },
    existing: {
      type: 'string',
      multiple: true,
      value: 'TAG,TAG…',
      help: "git tags there are (default the repository's); may be given several times",
    },
  },
  nothing: (reason) => ({ outcome: 'reject', reason, version: null, tags: [] }),
  run: async (world, [ref = ''], options) => {
    const { event = 'push', sha, existing } = options as { event?: string; sha?: string; existing?: string[] }
    if (!events.includes(event)) {
      throw new Misuse(`unknown event ${JSON.stringify(event)}`, `write one of ${events.join(', ')}`)
    }
    const prepared = await prepare(world)
    if (prepared.plan === null) {
      const refusal = tags.nothing('the config has errors')
      if (world.json) world.out(JSON.stringify({ ...refusal, diagnostics: prepared.diagnostics }))
      else world.err(prepared.show())
      return 2
    }
    const decision = decideTags(prepared.plan.policy, {
      event,
      ref,
      sha: sha ?? (await git(world, ['rev-parse', 'HEAD']))[0] ?? '',
      existing: existing?.flatMap((list) => list.split(/[,\s]+/)).filter(Boolean) ?? (await gitTags(world)),
    })
    if (world.json) world.out(JSON.stringify(decision))
    else {
      world.out(
        decision.outcome === 'publish' ? `publish ${decision.version}` : `${decision.outcome}: ${decision.reason}`,
      )
      const reference = prepared.plan.image.reference
      for (const tag of decision.tags) world.out(`  ${reference}:${tag}`)
    }
    return decision.outcome === 'reject' ? 2 : 0
  },
}

function gitTags(world: World): Promise<string[]> {
  return git(world, ['tag', '--list', 'v*'])
}

/** Lines that git prints; none where there is no repository or no git. */
async function git({ cwd }: World, args: string[]): Promise<string[]> {
  // Loaded here, as `relgen check` has no use for it.
  const { spawnSync } = await import('node:child_process')
  const { stdout } = spawnSync('git', args, { cwd, encoding: 'utf8' })
  return (stdout ?? '').split('\n').filter(Boolean)
}

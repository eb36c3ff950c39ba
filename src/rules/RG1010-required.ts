import { forges } from '../forges/index.ts'
import type { Rule } from './rule.ts'

/** What nobody can guess. */
export const required: Rule = {
  code: 'RG1010',
  check: ({ image, registry, forge }) =>
    [
      {
        missing: image === undefined,
        path: ['image'],
        message: 'image is missing',
        hint: "write image: 'owner/name', in lower case",
      },
      {
        missing: registry.host === undefined,
        path: ['registry'],
        message: 'registry is missing',
        hint: "write registry: 'gitea.example.org', the host that docker pull would name",
      },
      {
        missing: forge.runsOn === undefined,
        path: ['forge', 'runsOn'],
        message: `forge.runsOn is missing: ${forges[forge.kind].title} has no label that every instance knows`,
        hint: `write forge: { kind: '${forge.kind}', runsOn: 'docker' }, with a label of your runner`,
      },
    ].flatMap(({ missing, ...finding }) => (missing ? [{ ...finding, lacks: [finding.path] }] : [])),
}

import type { Rule } from './rule.ts'

/** The two things nobody can guess. */
export const required: Rule = {
  code: 'RG1010',
  check: ({ image, registry }) => [
    ...(image === undefined
      ? [
          {
            path: ['image'],
            lacks: [['image']],
            message: 'image is missing',
            hint: "write image: 'owner/name', in lower case",
          },
        ]
      : []),
    ...(registry.host === undefined
      ? [
          {
            path: ['registry'],
            lacks: [['registry']],
            message: 'registry is missing',
            hint: "write registry: 'gitea.example.org', the host that docker pull would name",
          },
        ]
      : []),
  ],
}

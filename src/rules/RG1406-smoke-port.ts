import type { Rule } from './rule.ts'

/** A probe has to know where to knock. */
export const smokePort: Rule = {
  code: 'RG1406',
  check: ({ smoke, expose }) => [
    ...(smoke && smoke.port === undefined && expose.length === 0
      ? [
          {
            path: ['smoke'],
            lacks: [['expose'], ['smoke', 'port']],
            message: 'smoke has paths but no port to ask',
            hint: 'write expose: [8080], or smoke: { port: 8080, … }',
          },
        ]
      : []),
    ...(smoke && smoke.paths.length === 0
      ? [
          {
            path: ['smoke'],
            lacks: [['smoke']],
            message: 'smoke has no paths',
            hint: "write smoke: ['/healthz'], or smoke: false",
          },
        ]
      : []),
  ],
}

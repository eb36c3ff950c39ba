import { forges } from '../forges/index.ts'
import type { Rule } from './rule.ts'

/** The token of a job may push images in one place only; everywhere else the login or the push is refused. */
export const jobToken: Rule = {
  code: 'RG1105',
  check: ({ registry, forge }) => {
    const { title, jobTokenRegistry } = forges[forge.kind]
    if (registry.auth !== 'job-token' || registry.host === jobTokenRegistry) return []
    return [
      {
        path: ['registry', 'auth'],
        message: jobTokenRegistry
          ? `the token of a ${title} job cannot push to ${registry.host}, only to ${jobTokenRegistry}`
          : `the token of a ${title} job cannot push images to any registry`,
        hint: "write auth: 'secret', and store a token with write:package as the secret REGISTRY_TOKEN",
      },
    ]
  },
}

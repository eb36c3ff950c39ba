import type { Dialect } from './dialect.ts'

/** GitHub Actions on github.com. It has no versions; what the facts know is there. */
export const github: Dialect = {
  kind: 'github',
  title: 'GitHub',
  assumed: null,
  defaultLabel: 'ubuntu-latest',
  workflowDirs: ['.github/workflows'],
  // An absolute URL is refused (docs.github.com, workflow syntax, jobs.<id>.steps[*].uses).
  actionsPrefix: '',
  actionsNode: 24,
  // docs.github.com, using secrets: naming.
  reservedSecretPrefixes: ['GITHUB_'],
  // With `packages: write`, once the package belongs to the repository.
  jobTokenRegistry: 'ghcr.io',
  jobImageLacks: '',
  capabilities: [],
}

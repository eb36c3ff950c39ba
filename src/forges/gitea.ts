import type { Dialect } from './dialect.ts'

/** Gitea Actions, servers 1.19 to 1.27, runners act_runner 0.2.6 to gitea-runner 3.3. */
export const gitea: Dialect = {
  kind: 'gitea',
  title: 'Gitea',
  assumed: { server: '1.27', runner: '3.0' },
  defaultLabel: 'ubuntu-latest',
  // modules/actions/workflows.go: the first one that exists wins.
  workflowDirs: ['.gitea/workflows', '.github/workflows'],
  // Absolute, so that the server's DEFAULT_ACTIONS_URL does not matter.
  actionsPrefix: 'https://github.com/',
  // Node comes from the job image; node24 needs act_runner 0.2.13 (act_runner#737) and an image that has it.
  actionsNode: 20,
  // services/secrets/validation.go
  reservedSecretPrefixes: ['GITEA_', 'GITHUB_'],
  // go-gitea#23642: the login answers 401 from 1.23 on.
  jobTokenRegistry: null,
  jobImageLacks: '',
  capabilities: [
    {
      feature: 'workflow_dispatch',
      server: '1.23',
      runner: null,
      without: 'there is no button for a manual run',
      source: 'go-gitea#28163',
    },
    {
      feature: 'concurrency',
      server: '1.26',
      runner: null,
      without: 'two runs of the same ref can overlap',
      source: 'go-gitea#32751',
    },
    {
      feature: 'permissions',
      server: '1.26',
      runner: null,
      without: "the job's token keeps the repository's full rights",
      source: 'go-gitea#36173',
    },
    {
      feature: 'timeout-minutes',
      server: '1.27',
      runner: '2.0',
      without: "a hanging job runs until the runner's own timeout",
      source: 'gitea runner#1032',
    },
    {
      feature: 'GITHUB_STEP_SUMMARY',
      server: '1.27',
      runner: '2.0',
      without: 'the summary is shown in the log of the last step only',
      source: 'go-gitea#37500',
    },
  ],
}

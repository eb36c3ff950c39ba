import type { Dialect } from './dialect.ts'

/** Forgejo Actions, servers 7 to 16, runners 3 to 12. */
export const forgejo: Dialect = {
  kind: 'forgejo',
  title: 'Forgejo',
  assumed: { server: '16', runner: '12.12' },
  // Labels are the instance's own; `docker` is a custom, not a default.
  defaultLabel: null,
  // modules/actions/workflows.go: the first one that exists wins.
  workflowDirs: ['.forgejo/workflows', '.gitea/workflows', '.github/workflows'],
  // Without a host, data.forgejo.org is meant, which does not have them all.
  actionsPrefix: 'https://github.com/',
  // Node comes from the job image; node24 needs runner 9.1 (e760d04a) and an image that has it.
  actionsNode: 20,
  // services/secrets/validation.go; FORGEJO_ from 15 on.
  reservedSecretPrefixes: ['GITEA_', 'GITHUB_', 'FORGEJO_'],
  // services/packages/perm.go: the user of a job has no permission on packages.
  jobTokenRegistry: null,
  // node:22-bookworm, and docker_host "-" in the runner's config.
  jobImageLacks: 'the usual image of the label `docker` has no docker, and its runner mounts no docker socket',
  // The job summary is thrown away on every version, and the job token is never limited: promote prints its page
  // to the log, and `permissions` costs nothing.
  capabilities: [
    {
      feature: 'workflow_dispatch',
      server: '8',
      runner: null,
      without: 'there is no button for a manual run',
      source: 'forgejo#3334',
    },
    {
      feature: 'concurrency',
      server: '14',
      runner: null,
      without: 'a second push of the same ref cancels the running release',
      source: 'forgejo#9434',
    },
    {
      feature: 'timeout-minutes',
      server: '13',
      runner: '11.1',
      without: "a hanging job runs until the runner's own timeout",
      source: 'forgejo-runner 02a51c0a',
    },
  ],
}

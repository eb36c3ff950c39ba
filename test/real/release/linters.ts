import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { labHome } from '../lab/services.ts'

/** A program that reads generated files and fails when it finds something. */
export interface Linter {
  name: string
  /** Which files it is given, from the root of the repository. */
  files: string[]
  /** Its arguments for one file. */
  args(file: string): string[]
  /** A file that it must refuse, or it would tell nothing about the others. */
  faulty: string
  /** What it then names. */
  finding: string
}

const WORKFLOWS = ['.gitea/workflows/release.yml', '.gitea/workflows/relgen-check.yml']

/** A key that no workflow has. */
const FAULTY_WORKFLOW = `on: push
jobs:
  release:
    runs-on: ubuntu-latest
    stages: []
    steps:
      - run: 'true'
`

const ALL: Linter[] = [
  {
    name: 'actionlint',
    files: WORKFLOWS,
    // Which labels a forge's runners have is for its owner to say.
    args: (file) => ['-ignore', 'label ".+" is unknown', file],
    faulty: FAULTY_WORKFLOW,
    finding: 'stages',
  },
  {
    name: 'act',
    files: WORKFLOWS,
    args: (file) => ['--validate', '--strict', '--workflows', file],
    faulty: FAULTY_WORKFLOW,
    finding: 'stages',
  },
  {
    name: 'forgejo-runner',
    files: WORKFLOWS,
    args: (file) => ['validate', '--workflow', '--path', file],
    faulty: FAULTY_WORKFLOW,
    finding: 'stages',
  },
  {
    name: 'shellcheck',
    files: ['generated/release.sh'],
    args: (file) => ['--enable=check-unassigned-uppercase', file],
    faulty: '#!/bin/sh\necho $1\n',
    finding: 'SC2086',
  },
  {
    name: 'hadolint',
    files: ['deploy/Dockerfile.server'],
    args: (file) => ['--no-color', file],
    faulty: 'FROM alpine\nRUN apk add curl\n',
    finding: 'DL3018',
  },
]

/** Not every module proxy serves this one, and the lab is complete without it. */
const OPTIONAL = 'forgejo-runner'

/** The linters to be run: all, but the optional one where it could not be installed. */
export const linters = ALL.filter(({ name }) => name !== OPTIONAL || existsSync(join(labHome(), 'bin', name)))

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, inject, it } from 'vitest'
import { createLoggedInClient } from './release/client.ts'
import { EXPECTED_FILES } from './release/expected-files.ts'
import { exportImage } from './release/exported-image.ts'
import { createProject, replaced } from './release/project.ts'
import { RegistryContents } from './release/registry-contents.ts'
import { Releaser } from './release/releaser.ts'

/** A builder image whose commands all run with a umask that takes everything from others. */
const STRICT_BUILDER = String.raw`FROM golang:1.25-alpine
RUN printf '#!/bin/busybox sh\numask 027\nexec /bin/busybox sh "$@"\n' >/bin/strict-sh && chmod 0755 /bin/strict-sh
SHELL ["/bin/strict-sh", "-c"]
`

const lab = inject('lab')
const project = await createProject(lab, 'umask')
const client = await createLoggedInClient(lab)
const context = await mkdtemp(join(tmpdir(), 'strict-builder-'))
afterAll(async () => {
  await rm(context, { recursive: true })
  await client.remove()
  await project.remove()
})

const builder = `${project.image}-builder:1`
await writeFile(join(context, 'Dockerfile'), STRICT_BUILDER)
await client.docker('buildx', 'build', '--provenance=false', '--tag', builder, '--push', context)
// The tests of this release are the proof that the umask is what the commands of a build get.
const settings = `build: { builder: '${builder}' },\n  test: ['test "$(umask)" = 0027'],\n  files: [`
await project.configure((config) => replaced(config, 'files: [', settings))
const run = await new Releaser(lab, project).release('v1.0.0', { prelude: 'umask 027' })
const { latest } = await new RegistryContents(lab, project.repository).tags()

it('the tests ran in a builder with that umask', () => {
  expect(run.steps['test']?.outcome).toBe('success')
})

it.each(['linux/amd64', 'linux/arm64'])('modes and owners of %s do not depend on it (RM-39)', async (platform) => {
  const image = await exportImage(client, `${project.image}@${latest}`, platform)
  expect(await image.list('opt', 'usr', 'var')).toEqual(EXPECTED_FILES)
  await image.remove()
})

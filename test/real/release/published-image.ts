import { afterAll, inject } from 'vitest'
import { type Client, createLoggedInClient } from './client.ts'
import { createProject, type Project } from './project.ts'
import { RegistryContents } from './registry-contents.ts'
import { Releaser } from './releaser.ts'

/** A released image, and a client that may pull it. */
export interface PublishedImage {
  client: Client
  project: Project
  /** By digest: what people are told to pull. */
  reference: string
  commit: string
}

/**
 * Releases v0.3.1 of the case, for tests that look at what is in the image. Its commits are the same each time, so the
 * second file that asks finds the release finished.
 */
export async function publishImage(): Promise<PublishedImage> {
  const lab = inject('lab')
  const project = await createProject(lab, 'published')
  const client = await createLoggedInClient(lab)
  afterAll(async () => {
    await client.remove()
    await project.remove()
  })
  await new Releaser(lab, project).release('v0.3.1')
  const { 'v0.3.1': digest } = await new RegistryContents(lab, project.repository).tags()
  const commit = (await project.git('rev-parse', 'HEAD')).trim()
  return { client, project, reference: `${project.image}@${digest}`, commit }
}

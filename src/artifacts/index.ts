import type { ReleasePlan } from '../plan/types.ts'
import type { Artifact, Emitter } from './artifact.ts'
import { checkWorkflow } from './check-workflow/emit.ts'
import { dockerignore } from './dockerfile/dockerignore.ts'
import { dockerfile } from './dockerfile/emit.ts'
import { make } from './make/emit.ts'
import { emitManifest } from './manifest/emit.ts'
import { releaseScript } from './release-sh/emit.ts'
import { workflow } from './workflow/emit.ts'

/** Every kind of generated file; a new one is a folder and a line here. */
export const emitters: readonly Emitter[] = [workflow, checkWorkflow, releaseScript, dockerfile, dockerignore, make]

/** All files of a plan, the manifest over them last. */
export function emit(plan: ReleasePlan): Artifact[] {
  const artifacts = emitters.flatMap((emitter) => emitter.emit(plan))
  return [...artifacts, emitManifest(plan, artifacts)]
}

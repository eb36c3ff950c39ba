import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../lab/processes.ts'

/** Something that happens to one kind of call; the real docker does all the others as they are. */
export interface Intervention {
  /** Shell pattern of the arguments. */
  call: string
  /** Shell lines run in place of the call; `"$docker" "$@"` is the call itself. */
  instead: string
}

/** The runner is lost as soon as the first tag of a promotion is set. */
export const lostAfterFirstTag: Intervention = {
  call: "'buildx imagetools create '*",
  instead: '"$docker" "$@" && kill -KILL "$PPID"',
}

/** The registry refuses to say where a tag leads, and answers everything else: its login is missing in this call. */
export function refusedLookUp(tag: string): Intervention {
  return {
    call: `'buildx imagetools inspect '*':${tag} '*`,
    instead: 'export BUILDX_CONFIG="$DOCKER_CONFIG/buildx" DOCKER_CONFIG=/nonexistent && exec "$docker" "$@"',
  }
}

/** The container has had a second to end before its port is asked for. */
export const latePort: Intervention = {
  call: "'port '*",
  instead: 'sleep 1 && exec "$docker" "$@"',
}

/** A docker to be found first: its PATH, and how to take it away. */
export async function interveningDocker(
  env: NodeJS.ProcessEnv,
  { call, instead }: Intervention,
): Promise<{ path: string; remove(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'intervening-docker-'))
  const docker = (await run('sh', ['-c', 'command -v docker'], { env })).trim()
  const lines = ['#!/bin/sh', `docker='${docker}'`, 'case "$*" in', `  ${call}) ${instead} ;;`]
  await writeFile(join(directory, 'docker'), [...lines, '  *) exec "$docker" "$@" ;;', 'esac', ''].join('\n'))
  await chmod(join(directory, 'docker'), 0o755)
  return { path: `${directory}:${env['PATH']}`, remove: () => rm(directory, { recursive: true }) }
}

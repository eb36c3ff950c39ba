import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { run, withSystemPath } from '../lab/processes.ts'
import type { SharedLab } from '../lab/shared.ts'

const CASE = resolve('test/cases/restic-manager')
const RELGEN = resolve('dist/relgen.js')
const REGISTRY = "registry: 'gitea.dcglab.co.uk',"

/** Commits are the same in every run, and so are the layers that carry their hash. */
const AUTHOR = { NAME: 'Test', EMAIL: 'test@example.com', DATE: '2026-03-04T05:06:07Z' }

/** Time of every commit, as the binaries say it. */
export const COMMIT_DATE = AUTHOR.DATE

/** A copy of the case with its own image name, its files generated, committed and pushed to a bare repository. */
export interface Project {
  /** The working copy. */
  path: string
  /** `host/owner/name`. */
  image: string
  /** `owner/name`, of the image and of the repository on the server. */
  repository: string
  /** Where GITHUB_SERVER_URL points: below it lies the bare repository. */
  server: string
  git(...args: string[]): Promise<string>
  /** Commits whatever is in the working copy, also nothing, and gives the hash. */
  commit(message: string): Promise<string>
  /** Tags HEAD, as somebody who releases does. */
  tag(name: string): Promise<void>
  /** Changes the config, compiles it anew and commits the result. */
  configure(change: (config: string) => string): Promise<void>
  remove(): Promise<void>
}

/** The config releases to the lab; the workflow uses no actions, since those could not run here. */
export async function createProject(lab: SharedLab, name: string): Promise<Project> {
  const home = await mkdtemp(join(tmpdir(), 'project-'))
  const path = join(home, 'work')
  const server = join(home, 'server')
  const repository = `steve/${name}`
  const { host, username } = lab.registry
  await copyCase(path)

  const env = { ...gitEnvironment(), HOME: home }
  const git = (...args: string[]): Promise<string> => run('git', args, { cwd: path, env })
  const commit = async (message: string): Promise<string> => {
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '--message', message)
    await git('push', '--quiet', 'origin', 'HEAD')
    return (await git('rev-parse', 'HEAD')).trim()
  }
  const configure = async (change: (config: string) => string): Promise<void> => {
    const file = join(path, 'release.config.ts')
    await writeFile(file, change(await readFile(file, 'utf8')))
    await compile(path)
    await commit('Change the release')
  }

  await run('git', ['init', '--quiet', '--bare', join(server, `${repository}.git`)], { env })
  await git('init', '--quiet', '--initial-branch', 'main')
  await git('remote', 'add', 'origin', join(server, `${repository}.git`))
  await configure((config) =>
    replaced(
      replaced(config, REGISTRY, `registry: { host: '${host}', username: '${username}' },\n  actions: 'none',`),
      "image: 'steve/restic-manager'",
      `image: '${repository}'`,
    ),
  )
  return {
    path,
    image: `${host}/${repository}`,
    repository,
    server: `file://${server}`,
    git,
    commit,
    configure,
    tag: async (tag) => {
      await git('tag', tag)
      await git('push', '--quiet', 'origin', `refs/tags/${tag}`)
    },
    remove: () => rm(home, { recursive: true }),
  }
}

/** Replaces the one occurrence of a text; a config that has changed must not go by unnoticed. */
export function replaced(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`not exactly once in the text: ${from}`)
  return text.replace(from, () => to)
}

/** Runs the product as it is published. */
export async function compile(path: string): Promise<void> {
  await run(process.execPath, [RELGEN], { cwd: path })
}

/** Copies what git knows of the case, as it is in the working copy. */
export async function copyCase(target: string): Promise<void> {
  const files = (await run('git', ['ls-files', '-z'], { cwd: CASE })).split('\0').filter(Boolean)
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true })
    await cp(join(CASE, file), join(target, file))
  }
}

/** The settings of whoever runs the tests must not reach the commits. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const roles = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(AUTHOR).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  )
  return { ...withSystemPath(), GIT_CONFIG_NOSYSTEM: '1', ...Object.fromEntries(roles) }
}

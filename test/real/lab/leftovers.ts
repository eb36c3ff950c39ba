import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, readlink, rm, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { removeBridge } from './bridge.ts'
import { run } from './processes.ts'

const PREFIX = 'relgen-lab-'
const SERVICES = /^(dockerd|docker-proxy|containerd|containerd-shim.*|buildkitd|docker-registry)$/

/**
 * Creates the directory of one lab. The name says which process owns it, by pid and start time, because a
 * pid alone may belong to another program by the time somebody looks.
 */
export async function createLabDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-${await startTime(process.pid)}-`))
}

/** Removes the labs whose owner was killed before it could stop them. */
export async function removeAbandonedLabs(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-(\\d+)-`).exec(entry)
    if (owner !== null && (await startTime(Number(owner[1]))) !== owner[2]) {
      // What cannot be removed must not keep a new lab from starting, it shares nothing with it.
      await removeLab(join(tmpdir(), entry)).catch((error: Error) => process.emitWarning(error))
    }
  }
}

/**
 * Kills what runs inside the containers of a lab. An engine that is told to end asks them politely first
 * and then waits ten seconds for those that do not listen, which is most of them.
 */
export async function endContainers(directory: string): Promise<void> {
  for (const pid of await processesWhere(inCgroupOf(directory))) kill(pid)
}

/**
 * Ends what still runs for a lab and takes back everything it put on the machine. Services are found by
 * the lab's directory on their command line, containers by the lab's cgroup: after an unclean end nothing
 * else connects them, since containerd and its shims leave the process group.
 */
export async function removeLab(directory: string): Promise<void> {
  const deadline = Date.now() + 20_000
  const inCgroup = inCgroupOf(directory)
  const find = (): Promise<number[]> =>
    processesWhere(async (pid) => (await inCgroup(pid)) || (await isServiceOf(directory, pid)))
  for (let alive = await find(); alive.length > 0; alive = await find()) {
    if (Date.now() > deadline) throw new Error(`processes ${alive.join(', ')} of ${directory} do not end`)
    for (const pid of alive) kill(pid)
    await sleep(50)
  }
  for (const mount of await mountsBelow(directory)) await run('umount', ['-l', mount])
  await removeBridge(directory)
  await removeCgroups(basename(directory))
  await rm(directory, { recursive: true, force: true, maxRetries: 5 })
}

function inCgroupOf(directory: string): (pid: number) => Promise<boolean> {
  return async (pid) => (await readProc(pid, 'cgroup')).includes(`/${basename(directory)}`)
}

async function isServiceOf(directory: string, pid: number): Promise<boolean> {
  const executable = await readlink(`/proc/${pid}/exe`).catch(() => '')
  return SERVICES.test(basename(executable)) && (await readProc(pid, 'cmdline')).includes(directory)
}

async function processesWhere(matches: (pid: number) => Promise<boolean>): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number)
  const matched = await Promise.all(
    pids.map(async (pid) => (await startTime(pid)) !== undefined && (await matches(pid))),
  )
  return pids.filter((_, index) => matched[index])
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended between the listing and the signal.
  }
}

/** Reads a file of a process; empty when the process has ended. */
function readProc(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')
}

/** When the process started, in clock ticks since boot; undefined when it has ended. */
async function startTime(pid: number): Promise<string | undefined> {
  const stat = await readProc(pid, 'stat')
  // The command name is the second field and may contain spaces, so fields are counted after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie only waits for its parent to notice.
  return fields[0] === 'Z' ? undefined : fields[19]
}

async function mountsBelow(directory: string): Promise<string[]> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8')).split('\n').map((line) => line.split(' ')[1] ?? '')
  return mounts.filter((mount) => mount.startsWith(`${directory}/`)).reverse()
}

async function removeCgroups(name: string): Promise<void> {
  const root = '/sys/fs/cgroup'
  const controllers = await readdir(root).catch(() => [])
  for (const path of [join(root, name), ...controllers.map((controller) => join(root, controller, name))]) {
    if (existsSync(path)) await removeCgroup(path)
  }
}

async function removeCgroup(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeCgroup(join(path, entry.name))
  }
  // An empty group left behind costs nothing, so a busy one is not worth failing for.
  await rmdir(path).catch(() => {})
}

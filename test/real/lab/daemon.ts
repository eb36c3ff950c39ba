import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, open, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withSystemPath } from './processes.ts'

const READY_TIMEOUT = 60_000
const STOP_TIMEOUT = 20_000

/** A service of the lab that runs until it is stopped. */
export interface Daemon {
  /** Polls until `probe` succeeds; a daemon that died meanwhile is reported with the end of its log. */
  ready(probe: () => Promise<unknown>): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a service as the leader of its own process group, so that a signal reaches its children too and
 * Ctrl-C in the terminal does not kill it before the lab has stopped it in order.
 */
export async function startDaemon(directory: string, command: string, args: string[]): Promise<Daemon> {
  const name = basename(command)
  await mkdir(join(directory, 'logs'), { recursive: true })
  const logFile = join(directory, 'logs', `${name}-${process.hrtime.bigint()}.log`)
  const log = await open(logFile, 'a')
  const stdio = ['ignore', log.fd, log.fd] as const
  const child = spawn(command, args, { detached: true, env: withSystemPath(), stdio: [...stdio] })
  await log.close()

  let end: string | undefined
  const ended = endOf(child).then((reason) => {
    end = reason
  })
  const endWithProcess = (): void => signalGroup(child, 'SIGTERM')
  process.once('exit', endWithProcess)

  return {
    async ready(probe) {
      const deadline = Date.now() + READY_TIMEOUT
      for (;;) {
        const problem = await problemWith(probe)
        if (problem === undefined) return
        if (end !== undefined || Date.now() > deadline) {
          const tail = (await readFile(logFile, 'utf8')).split('\n').slice(-30).join('\n')
          throw new Error(`${name} did not become ready: ${end ?? problem}\n${tail}`)
        }
        await sleep(100)
      }
    },
    async stop() {
      process.off('exit', endWithProcess)
      signalGroup(child, 'SIGTERM')
      const timer = new AbortController()
      await Promise.race([ended, sleep(STOP_TIMEOUT, undefined, timer).catch(() => {})])
      timer.abort()
      signalGroup(child, 'SIGKILL')
    },
  }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`))
  })
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal)
  } catch {
    // The group has ended already.
  }
}

async function problemWith(probe: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await probe()
    return undefined
  } catch (error) {
    return String(error)
  }
}

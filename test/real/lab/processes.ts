import { execFile } from 'node:child_process'
import { createServer } from 'node:net'

export interface RunOptions {
  env?: NodeJS.ProcessEnv
  cwd?: string
  input?: string
}

/** Daemons and their helpers (iptables, runc) live in sbin, which an ordinary user's PATH may lack. */
export function withSystemPath(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = env.PATH ? `${env.PATH}:` : ''
  return { ...env, PATH: `${own}/usr/local/sbin:/usr/sbin:/sbin:/usr/bin:/bin` }
}

/** Runs a command to its end and returns its stdout; a failure carries everything it printed. */
export function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const settings = { env: options.env ?? withSystemPath(), cwd: options.cwd, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(command, args, settings, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error }))
      else resolve(stdout)
    })
    // A command that fails before it reads its input closes the pipe; its exit code tells the story.
    child.stdin?.on('error', () => {})
    child.stdin?.end(options.input ?? '')
  })
}

/** Asks the kernel for a port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('the kernel gave no port'))
      })
    })
  })
}

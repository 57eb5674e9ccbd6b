import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import packageJson from '../../package.json' with { type: 'json' }
import { findOrInstallFirefox } from './find-firefox.ts'
import { connectMarionette, type Marionette } from './marionette.ts'
import { ADDON_HOST, freshProfile, type Preferences } from './profile.ts'

/** The production build for Firefox, as a folder. */
export const BUILD = resolve('.output/firefox-mv3')
/** The same as a package. */
export const PACKAGE = resolve(`.output/${packageJson.name}-${packageJson.version}-firefox.zip`)

export type Firefox = {
  profile: string
  /** Runs a script in the browser's own world; `return` gives the answer, `await` may be used. */
  chrome<Answer>(script: string, ...args: unknown[]): Promise<Answer>
  send: Marionette['send']
  extensionUrl(path: string): string
  /** Installs the extension for good, as the store would, or another version over it; in private windows it runs where that is allowed. */
  install(file?: string, inPrivateWindows?: boolean): Promise<void>
  /** Ends the process at once, as a crash or a power cut does. */
  kill(): Promise<void>
  /** Quits in good order; the profile stays. */
  quit(): Promise<void>
  /** Quits and removes the profile. */
  end(): Promise<void>
}

type Launch = { proxyPort: number; profile?: string; preferences?: Preferences }

/** Starts Firefox with a fresh profile, or with one that was used before. */
export async function launchFirefox(options: Launch): Promise<Firefox> {
  const profile = options.profile ?? (await freshProfile(options.proxyPort, options.preferences))
  await rm(`${profile}/MarionetteActivePort`, { force: true })
  const program = findOrInstallFirefox((line) => process.stderr.write(`${line}\n`))
  const words = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile]
  const child = spawn(program, words, {
    stdio: 'ignore',
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '860', HOME: profile },
  })
  const line = await connectMarionette(profile)
  await line.send('WebDriver:NewSession', { acceptInsecureCerts: true })
  await line.send('WebDriver:SetTimeouts', { script: 60_000 })
  await line.send('Marionette:SetContext', { value: 'chrome' })

  const ended = async () => {
    line.close()
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  return {
    profile,
    send: (command, parameters) => line.send(command, parameters),
    async chrome<Answer>(script: string, ...args: unknown[]) {
      // The answer of a script is whatever the script returns; its caller knows.
      return (await line.send('WebDriver:ExecuteScript', {
        script: `return (async () => { ${script} })()`,
        args,
      })) as Answer
    },
    extensionUrl: (path) => `moz-extension://${ADDON_HOST}${path}`,
    async install(file = PACKAGE, inPrivateWindows = false) {
      await line.send('Addon:Install', { path: file, temporary: false, allowPrivateBrowsing: inPrivateWindows })
    },
    async kill() {
      child.kill('SIGKILL')
      await ended()
    },
    quit: () => quit(line, child, ended),
    async end() {
      await quit(line, child, ended)
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function quit(line: Marionette, child: ChildProcess, ended: () => Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  void line.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined)
  const hanging = wait(15_000, 'hangs', { ref: false })
  if ((await Promise.race([once(child, 'exit'), hanging])) === 'hangs') child.kill('SIGKILL')
  await ended()
}

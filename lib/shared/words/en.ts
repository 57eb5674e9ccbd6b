import { agreement } from './en/agreement.ts'
import { badge } from './en/badge.ts'
import { beyond } from './en/beyond.ts'
import { completion } from './en/completion.ts'
import { damage } from './en/damage.ts'
import { dock } from './en/dock.ts'
import { notification } from './en/notification.ts'
import { options } from './en/options.ts'
import { ownSites } from './en/own-sites.ts'
import { panel } from './en/panel.ts'
import { problemSentence } from './en/problems.ts'
import { siteName } from './en/sites.ts'
import { tasks } from './en/tasks.ts'

/** Every word on screen, in English. Another language is another object of this very type. */
export const en = {
  agreement,
  badge,
  beyond,
  panel,
  dock,
  options,
  ownSites,
  tasks,
  completion,
  damage,
  notification,
  problem: problemSentence,
  siteName,
}

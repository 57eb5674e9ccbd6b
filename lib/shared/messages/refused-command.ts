import * as z from 'zod/mini'
import { COMMANDS } from './screen-command.ts'

/**
 * A browser command that did nothing, and why: nobody with a task is in front, their task is no call, something was chosen
 * for it already, the page may show somebody else, there is no run, nobody is left in it, or it could not be written down.
 */
export const refusedCommandSchema = z.object({
  command: z.enum(COMMANDS),
  why: z.enum(['nobody', 'noCall', 'taken', 'asked', 'noRun', 'runOver', 'failed']),
})

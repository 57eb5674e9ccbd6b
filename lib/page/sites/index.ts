/** Every site that Wrapup has rules for, as the options list them: found by its file in this folder. Hosts do not overlap. */
export { SITES } from '#found/rules.ts'

/** What it calls itself. */
export const product = 'Wrapup'

/**
 * The words of this screen, each part by its name: a program holds only the parts that it says. Another language is another
 * file like `en.ts`.
 */
export * as words from './en.ts'

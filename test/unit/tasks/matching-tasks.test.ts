import { describe, expect, test } from 'vitest'
import { countTasks, matchPage } from '#lib/worker/tasks/matching.ts'
import { contactWith } from './fake-reply.ts'
import { bob, index, maya, short } from './matched.ts'
import { evidence, page, person, profile } from './pages.ts'

describe('several tasks', () => {
  test('of one person are a choice, due first', () => {
    expect(short(matchPage(profile('bob-rey'), index([maya, bob], { 2: 2 })))).toBe('tasks 102 202')
  })

  test('are counted for the badge, those of every candidate', () => {
    const memory = index([maya, bob], { 1: 3, 2: 2 })
    expect(countTasks(matchPage(profile('bob-rey'), memory))).toBe(2)
    expect(countTasks(matchPage(profile('zoe-lind'), memory))).toBe(0)
    const deal = page([
      person(null, evidence('email', 'bob@north.example')),
      person(null, evidence('linkedIn', 'maya-okafor')),
    ])
    expect(countTasks(matchPage(deal, memory))).toBe(5)
  })
})

describe('a task that the page names', () => {
  const shown = (slug: string, ...ids: number[]) => ({ ...profile(slug), taskReferences: page([], ids).taskReferences })

  test('is taken where the index holds it and its contact is the page’s', () => {
    const match = matchPage(shown('bob-rey', 202), index([maya, bob], { 2: 2 }))
    expect(short(match)).toBe('task 202 by taskReference linkedIn')
    expect(match).toMatchObject({ others: [{ id: 102 }] })
  })

  test('is taken where the page names nobody', () => {
    expect(short(matchPage(page([], [102]), index([maya, bob])))).toBe('task 102 by taskReference')
  })

  test('is put in doubt where it is somebody else’s', () => {
    expect(short(matchPage(shown('maya-okafor', 102), index([maya, bob])))).toBe(
      'references 102 different else task 101 by linkedIn',
    )
  })

  test('is somebody else’s where the page is surely another contact’s, whatever is known of the task’s own', () => {
    const dmytro = contactWith({ id: 2, fullName: 'Dmytro Koval' })
    expect(short(matchPage(shown('maya-okafor', 102), index([maya, dmytro])))).toBe(
      'references 102 different else task 101 by linkedIn',
    )
  })

  test('is a question where the page is of somebody whom the index does not know', () => {
    const onlyMail = contactWith({ id: 2, fullName: 'Dmytro Koval', email: 'dmytro@north.example' })
    expect(short(matchPage(shown('zoe-lind', 102), index([onlyMail])))).toBe('references 102 unknown else none')
  })

  test('has to be read first where the index does not hold it, and is not counted', () => {
    const match = matchPage(shown('zoe-lind', 999), index([maya, bob]))
    expect(short(match)).toBe('references 999 unknown else none')
    expect(countTasks(match)).toBe(0)
  })

  test('is one of several to choose from', () => {
    const match = matchPage(page([], [101, 102, 101]), index([maya, bob]))
    expect(short(match)).toBe('references 101 unknown 102 unknown else none')
    expect(countTasks(match)).toBe(2)
  })
})

import { call, http } from './client'
import type { Assignee, JsonObject, TaskCounts, TaskDetail, TaskRow, TaskSort, TaskView } from './types'

export interface TaskFilter {
  view: TaskView
  q: string
  process: string
  element: string
  overdue: boolean
  sort: TaskSort
}

export const PAGE_SIZE = 20

export function listTasks(filter: TaskFilter, cursor?: string) {
  const { overdue, ...rest } = filter
  const query = { ...rest, overdue: overdue || undefined, cursor, limit: PAGE_SIZE }
  return call(http.GET('/api/tasks', { params: { query } }))
}

export function countTasks(view: TaskView): Promise<TaskCounts> {
  return call(http.GET('/api/tasks/counts', { params: { query: { view } } }))
}

export function readTask(key: string): Promise<TaskDetail> {
  return call(http.GET('/api/tasks/{key}', { params: { path: { key } } }))
}

export function listAssignees(key: string): Promise<Assignee[]> {
  return call(http.GET('/api/tasks/{key}/assignees', { params: { path: { key } } }))
}

export function claimTask(key: string): Promise<TaskRow> {
  return call(http.POST('/api/tasks/{key}/claim', { params: { path: { key } } }))
}

export function unclaimTask(key: string): Promise<TaskRow> {
  return call(http.POST('/api/tasks/{key}/unclaim', { params: { path: { key } } }))
}

export function assignTask(key: string, assignee: string): Promise<TaskRow> {
  return call(http.POST('/api/tasks/{key}/assign', { params: { path: { key } }, body: { assignee } }))
}

export function completeTask(key: string, variables: JsonObject) {
  return call(http.POST('/api/tasks/{key}/complete', { params: { path: { key } }, body: { variables } }))
}

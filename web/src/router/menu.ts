import type { Component } from 'vue'

import {
  Calendar,
  Checked,
  CircleClose,
  Collection,
  Document,
  DocumentAdd,
  Files,
  Notebook,
  Setting,
  Share,
  Tickets,
  Timer,
  Warning,
} from '@element-plus/icons-vue'

export interface MenuItem {
  path: string
  title: string
  icon: Component
  /** Who sees it; empty for everyone. */
  roles: readonly string[]
}

export interface MenuGroup {
  title: string
  items: readonly MenuItem[]
}

const AGENCY = [
  'agency-intake',
  'agency-evaluator',
  'agency-negotiator',
  'agency-auditor',
  'agency-leader',
  'admin-department',
  'third-party',
  'operator',
] as const
/** Who sees whole files of an area. */
const FILES = AGENCY.filter((role) => role !== 'third-party')
const SETTINGS = ['agency-leader', 'operator'] as const

const GROUPS: readonly MenuGroup[] = [
  {
    title: '业务办理',
    items: [
      { path: '/tasks', title: '待办事项', icon: Checked, roles: [...AGENCY, 'institution'] },
      { path: '/applications', title: '我的申请', icon: DocumentAdd, roles: ['institution'] },
      { path: '/agreements', title: '我的协议', icon: Notebook, roles: ['institution'] },
      { path: '/deadlines', title: '期限看板', icon: Timer, roles: [...FILES, 'institution'] },
      { path: '/agreements', title: '协议查询', icon: Notebook, roles: FILES },
      { path: '/case-files', title: '协议案件', icon: Files, roles: FILES },
      { path: '/cases', title: '申请查询', icon: Document, roles: FILES },
    ],
  },
  {
    title: '公开信息',
    items: [
      { path: '/public/publicity', title: '拟签约名单公示', icon: Tickets, roles: [] },
      { path: '/public/designated', title: '定点名单', icon: Collection, roles: [] },
      { path: '/public/terminated', title: '解除协议名单', icon: CircleClose, roles: [] },
    ],
  },
  {
    title: '系统管理',
    items: [
      { path: '/admin/parameters', title: '参数设置', icon: Setting, roles: SETTINGS },
      { path: '/admin/calendar', title: '节假日安排', icon: Calendar, roles: SETTINGS },
      { path: '/admin/definitions', title: '流程定义', icon: Share, roles: ['operator', 'designer'] },
      { path: '/admin/incidents', title: '运行异常', icon: Warning, roles: SETTINGS },
    ],
  },
]

/** The menu of a person with these roles, without empty groups. */
export function menuFor(roles: readonly string[]): MenuGroup[] {
  const visible = (item: MenuItem) => item.roles.length === 0 || item.roles.some((role) => roles.includes(role))
  return GROUPS.map((group) => ({ ...group, items: group.items.filter(visible) })).filter(
    (group) => group.items.length > 0,
  )
}

/** The page a person starts on. */
export function homeFor(roles: readonly string[]): string {
  return menuFor(roles)[0]?.items[0]?.path ?? '/public/publicity'
}

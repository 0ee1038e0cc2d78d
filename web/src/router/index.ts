import { createRouter, createWebHistory, type LocationQuery, type RouteRecordRaw } from 'vue-router'

import { whenSignedOut } from '@/api/client'
import { dossierOf } from '@/composables/casePath'
import { useSession } from '@/composables/useSession'

import { homeFor } from './menu'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Open without sign-in. */
    open?: boolean
  }
}

/** The definition that a link of the Modeler names: `?process=ID&version=N`, or `?name=ID&version=N` for a decision. */
function byQuery(kind: 'process' | 'decision') {
  return ({ query }: { query: LocationQuery }) => ({
    kind,
    definitionId: String(query[kind] ?? query.name ?? ''),
    version: Number(query.version) || undefined,
  })
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('@/pages/HomePage.vue'), meta: { title: '首页' } },
  { path: '/login', component: () => import('@/pages/LoginPage.vue'), meta: { title: '登录', open: true } },
  { path: '/tasks', component: () => import('@/pages/tasks/InboxPage.vue'), meta: { title: '待办事项' } },
  { path: '/tasks/:taskKey', component: () => import('@/pages/tasks/TaskPage.vue'), props: true, meta: { title: '办理' } },
  {
    path: '/agreements',
    component: () => import('@/pages/agreements/AgreementsPage.vue'),
    meta: { title: '协议' },
  },
  {
    path: '/agreements/:number',
    component: () => import('@/pages/agreements/AgreementPage.vue'),
    props: true,
    meta: { title: '协议' },
  },
  { path: '/deadlines', component: () => import('@/pages/deadlines/DeadlinesPage.vue'), meta: { title: '期限看板' } },
  { path: '/cases', component: () => import('@/pages/cases/CaseSearchPage.vue'), meta: { title: '申请查询' } },
  { path: '/case-files', component: () => import('@/pages/cases/CaseFilesPage.vue'), meta: { title: '协议案件' } },
  {
    path: '/cases/:number',
    component: () => import('@/pages/cases/CasePage.vue'),
    props: true,
    meta: { title: '案件' },
    // an agreement has a page of its own, whatever link a number came by
    beforeEnter: ({ params }) => dossierOf(String(params.number)) !== 'agreement' || `/agreements/${String(params.number)}`,
  },
  {
    path: '/applications',
    component: () => import('@/pages/applications/ApplicationsPage.vue'),
    meta: { title: '我的申请' },
  },
  {
    path: '/applications/new',
    component: () => import('@/pages/applications/NewApplicationPage.vue'),
    meta: { title: '定点申请' },
  },
  {
    path: '/applications/:number',
    component: () => import('@/pages/applications/ApplicationPage.vue'),
    props: true,
    meta: { title: '申请办理情况' },
  },
  { path: '/admin/parameters', component: () => import('@/pages/admin/ParametersPage.vue'), meta: { title: '参数设置' } },
  { path: '/admin/calendar', component: () => import('@/pages/admin/CalendarPage.vue'), meta: { title: '节假日安排' } },
  { path: '/admin/definitions', component: () => import('@/pages/admin/DefinitionsPage.vue'), meta: { title: '流程定义' } },
  {
    path: '/admin/definitions/:definitionKey',
    component: () => import('@/pages/admin/DefinitionPage.vue'),
    props: true,
    meta: { title: '流程定义' },
  },
  {
    path: '/admin/instances/:instanceKey',
    component: () => import('@/pages/admin/InstancePage.vue'),
    props: true,
    meta: { title: '流程实例' },
  },
  // where Camunda Modeler's links after Deploy and Start lead, with this server as "Operate URL"
  { path: '/operate/processes/:instanceKey', redirect: ({ params }) => `/admin/instances/${String(params.instanceKey)}` },
  { path: '/operate/processes', component: () => import('@/pages/admin/FindDefinitionPage.vue'), props: byQuery('process'), meta: { title: '流程定义' } },
  { path: '/operate/decisions', component: () => import('@/pages/admin/FindDefinitionPage.vue'), props: byQuery('decision'), meta: { title: '流程定义' } },
  { path: '/admin/incidents', component: () => import('@/pages/admin/IncidentsPage.vue'), meta: { title: '运行异常' } },
  {
    path: '/public/publicity',
    component: () => import('@/pages/public/PublicityPage.vue'),
    meta: { title: '拟签约名单公示', open: true },
  },
  {
    path: '/public/designated',
    component: () => import('@/pages/public/DesignatedPage.vue'),
    meta: { title: '定点名单', open: true },
  },
  {
    path: '/public/terminated',
    component: () => import('@/pages/public/TerminatedPage.vue'),
    meta: { title: '解除协议名单', open: true },
  },
  {
    path: '/:rest(.*)*',
    component: () => import('@/pages/NotFoundPage.vue'),
    meta: { title: '没有这个页面', open: true },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

const { load, forget } = useSession()

router.beforeEach(async (to) => {
  const session = await load()
  if (!session && !to.meta.open) return { path: '/login', query: { next: to.fullPath } }
  if (session && (to.path === '/login' || to.path === '/')) return homeFor(session.roles)
  return true
})

router.afterEach((to, from) => {
  document.title = `${to.meta.title} · 定点医保定点协议管理`
  // a reader starts at the new page's text, not where the last one's link was
  const moved = from.matched.length > 0 && from.path !== to.path
  if (moved) document.getElementById('main')?.focus({ preventScroll: true })
})

whenSignedOut(() => {
  forget()
  const { meta, fullPath } = router.currentRoute.value
  if (!meta.open) void router.replace({ path: '/login', query: { next: fullPath } })
})

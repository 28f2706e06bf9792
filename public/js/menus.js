// Menus made of <details> close when one clicks elsewhere or presses Escape.
export function closeMenus(root) {
  root.addEventListener('click', ({ target }) => {
    for (const menu of root.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(target)) menu.open = false
    }
  })
  root.addEventListener('keydown', ({ key, target }) => {
    const menu = key === 'Escape' && target.closest('details.menu[open]')
    if (!menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
}

// "Leave quickly": hide the page at once and leave no entry of it in the history. Without script the link works as it is.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.leave");
  if (!link) return;
  event.preventDefault();
  document.body.hidden = true;
  location.replace(link.href);
});

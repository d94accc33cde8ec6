/** Lets the person choose a file of this kind; null when they change their mind. */
export const chooseFile = (kinds: string): Promise<File | null> => new Promise((answer) => {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = kinds;
  input.addEventListener("change", () => answer(input.files?.[0] ?? null));
  input.addEventListener("cancel", () => answer(null));
  input.click();
});

/** The file as an act carries it. */
export const carried = (file: File): Promise<{ name: string; content: string }> => new Promise((answer, fail) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => answer({ name: file.name, content: String(reader.result).replace(/^[^,]*,/, "") }));
  reader.addEventListener("error", () => fail(reader.error ?? new Error("unreadable")));
  reader.readAsDataURL(file);
});

import { HostConfig } from "adaptivecards";

// Colours are Fluent's variables, so that a card follows the theme without being drawn again.
const colour = (name: string) => ({ default: `var(--${name})`, subtle: name === "colorNeutralForeground1" ? "var(--tone-none)" : `var(--${name})`, highlightColors: { default: "var(--tone-warn-soft)", subtle: "var(--tone-warn-soft)" } });
const foreground = {
  default: colour("colorNeutralForeground1"), dark: colour("colorNeutralForeground1"), light: colour("colorNeutralForeground1"),
  accent: colour("tone-accent"), good: colour("tone-good"), warning: colour("tone-warn"), attention: colour("tone-bad"),
};
const surface = (background: string) => ({ backgroundColor: `var(--${background})`, borderColor: "var(--line)", foregroundColors: foreground });

/** Cards as Teams draws them, in Fluent's colours. */
export const hostConfig = new HostConfig({
  supportsInteractivity: true,
  fontFamily: "inherit",
  fontTypes: { default: { fontFamily: "inherit" }, monospace: { fontFamily: "var(--fontFamilyMonospace)" } },
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: { backgroundColor: "transparent", borderColor: "var(--line)", foregroundColors: foreground },
    emphasis: surface("tone-none-soft"), accent: surface("tone-accent-soft"), good: surface("tone-good-soft"), warning: surface("tone-warn-soft"), attention: surface("tone-bad-soft"),
  },
  adaptiveCard: { allowCustomStyle: true },
  actions: { maxActions: 6, spacing: "default", buttonSpacing: 8, showCard: { actionMode: "inline", inlineTopMargin: 12, style: "emphasis" }, preExpandSingleShowCardAction: false, actionsOrientation: "horizontal", actionAlignment: "left", allowTitleToWrap: true },
  factSet: { title: { color: "default", size: "default", isSubtle: true, weight: "default", wrap: true, maxWidth: 150 }, value: { color: "default", size: "default", isSubtle: false, weight: "default", wrap: true }, spacing: 16 },
  inputs: {
    label: { inputSpacing: "small", requiredInputs: { weight: "bolder", color: "default", size: "default", isSubtle: false, suffix: " *", suffixColor: "attention" }, optionalInputs: { weight: "bolder", color: "default", size: "default", isSubtle: false } },
    errorMessage: { color: "attention", size: "small", weight: "default" },
  },
  table: { cellSpacing: 8 },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: "large", weight: "bolder", color: "default", isSubtle: false, fontType: "default" } },
});

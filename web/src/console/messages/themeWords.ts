// The words of the themes, as the server has them: what a card says does not follow the screen's language.
import type { MessageTheme } from "../../api/types";

type Words = Record<MessageTheme, { title: string; body: string }>;

const english: Words = {
  reviewBenefits: {
    title: "What is in it for you",
    body: "Health cover, time off, learning: see what you are entitled to and how to ask for it.",
  },
  reviewOrganization: {
    title: "Get to know us",
    body: "Who does what, where we are and what we are working on this year.",
  },
  getStartedWithDevice: {
    title: "Set up this device",
    body: "Five minutes for printers, mail and backup, and it is really yours.",
  },
  organizationalTraining: {
    title: "Pick your first course",
    body: "Short courses for your job, in your own time. Start with the one for newcomers.",
  },
  organizationPolicies: {
    title: "How we work here",
    body: "Working hours, travel, security: the few rules that everybody should know.",
  },
  helpResources: {
    title: "Help is near",
    body: "Answers to the usual questions, and the people to ask when there is none.",
  },
  updateVpn: {
    title: "Work from anywhere",
    body: "Install the secure connection now, so that it is there when you are on the road.",
  },
};

const french: Words = {
  reviewBenefits: {
    title: "Ce qui vous revient",
    body: "Santé, congés, formation : voyez vos droits et comment les faire valoir.",
  },
  reviewOrganization: {
    title: "Faisons connaissance",
    body: "Qui fait quoi, où nous sommes et ce qui nous occupe cette année.",
  },
  getStartedWithDevice: {
    title: "Préparez cet appareil",
    body: "Cinq minutes pour l’imprimante, le courrier et la sauvegarde, et il est à vous.",
  },
  organizationalTraining: {
    title: "Votre premier cours",
    body: "Des cours courts pour votre métier, à votre rythme. Commencez par celui des nouveaux.",
  },
  organizationPolicies: {
    title: "Nos règles de travail",
    body: "Horaires, déplacements, sécurité : le peu de règles que chacun doit connaître.",
  },
  helpResources: {
    title: "L’aide est tout près",
    body: "Les réponses aux questions courantes, et à qui s’adresser quand il n’y en a pas.",
  },
  updateVpn: {
    title: "Travaillez de partout",
    body: "Installez la connexion sécurisée dès maintenant : elle sera prête en déplacement.",
  },
};

/** The languages of the themes. */
export const themeLanguages = ["en", "fr"];

export function themeWords(theme: MessageTheme, language: string | undefined) {
  return (language === "fr" ? french : english)[theme];
}

//! The words of the library.

use super::super::kinds::Objective;

/// What one ready-made text says in one language.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) body: &'static str,
    pub(super) button: &'static str,
}

/// A matter that there is a ready-made text for.
pub(super) struct Topic {
    pub(super) id: &'static str,
    pub(super) objective: Objective,
    pub(super) english: Words,
    pub(super) french: Words,
}

pub(super) const TOPICS: &[Topic] = &[
    Topic {
        id: "startWithTool",
        objective: Objective::Adoption,
        english: Words {
            title: "A new tool is ready for you",
            body: "It is installed and set up. Three short tips show you what it saves you every day.",
            button: "See the tips",
        },
        french: Words {
            title: "Un nouvel outil vous attend",
            body: "Il est installé et prêt. Trois conseils brefs montrent ce qu’il vous épargne chaque jour.",
            button: "Voir les conseils",
        },
    },
    Topic {
        id: "workTogether",
        objective: Objective::Adoption,
        english: Words {
            title: "Write it together",
            body: "One shared document instead of ten copies by mail: see how your team can begin today.",
            button: "Show me how",
        },
        french: Words {
            title: "Écrivez à plusieurs",
            body: "Un seul document partagé au lieu de dix copies par courriel : votre équipe peut commencer aujourd’hui.",
            button: "Voir comment",
        },
    },
    Topic {
        id: "welcome",
        objective: Objective::Onboarding,
        english: Words {
            title: "Welcome, good to have you here",
            body: "Your first week on one page: whom you meet, what you need, where you find it.",
            button: "My first week",
        },
        french: Words {
            title: "Bienvenue parmi nous",
            body: "Votre première semaine sur une page : qui vous rencontrez, ce qu’il vous faut, où le trouver.",
            button: "Ma semaine",
        },
    },
    Topic {
        id: "askForHelp",
        objective: Objective::Onboarding,
        english: Words {
            title: "Stuck? Just ask",
            body: "The help desk answers newcomers first. Here is how to reach it, and what others asked.",
            button: "Get help",
        },
        french: Words {
            title: "Bloqué ? Demandez",
            body: "L’assistance répond d’abord aux nouveaux. Voici comment la joindre, et ce que d’autres ont demandé.",
            button: "Obtenir de l’aide",
        },
    },
    Topic {
        id: "switchOff",
        objective: Objective::Sustainability,
        english: Words {
            title: "Switch it off tonight",
            body: "A screen that sleeps all night saves as much as a lamp burns in a week. Two clicks set it up.",
            button: "Set it up",
        },
        french: Words {
            title: "Éteignez ce soir",
            body: "Un écran éteint la nuit épargne ce qu’une lampe brûle en une semaine. Deux clics suffisent.",
            button: "Régler",
        },
    },
    Topic {
        id: "printLess",
        objective: Objective::Sustainability,
        english: Words {
            title: "Does it need paper?",
            body: "Most pages are read once. Read on screen, sign on screen, and print what you will keep.",
            button: "More ideas",
        },
        french: Words {
            title: "Faut-il l’imprimer ?",
            body: "La plupart des pages ne sont lues qu’une fois. Lisez et signez à l’écran, imprimez ce que vous gardez.",
            button: "D’autres idées",
        },
    },
    Topic {
        id: "plannedOutage",
        objective: Objective::TechUpdates,
        english: Words {
            title: "Planned interruption",
            body: "Some services will not be available for a while. See which ones and when, and save your work before.",
            button: "See when",
        },
        french: Words {
            title: "Interruption prévue",
            body: "Certains services seront indisponibles un moment. Voyez lesquels et quand, et enregistrez avant.",
            button: "Voir quand",
        },
    },
    Topic {
        id: "securityUpdate",
        objective: Objective::TechUpdates,
        english: Words {
            title: "A security update is due",
            body: "It closes a gap that others know of. Restart today, at a moment that suits you.",
            button: "How to update",
        },
        french: Words {
            title: "Mise à jour de sécurité",
            body: "Elle ferme une faille déjà connue. Redémarrez aujourd’hui, au moment qui vous convient.",
            button: "Comment faire",
        },
    },
    Topic {
        id: "mandatoryUpdate",
        objective: Objective::TechUpdates,
        english: Words {
            title: "This update can’t wait",
            body: "Your device must be up to date to stay connected. It takes about fifteen minutes.",
            button: "Update now",
        },
        french: Words {
            title: "Mise à jour obligatoire",
            body: "Votre appareil doit être à jour pour rester connecté. Comptez environ quinze minutes.",
            button: "Mettre à jour",
        },
    },
    Topic {
        id: "training",
        objective: Objective::TechUpdates,
        english: Words {
            title: "Training: choose your date",
            body: "What changes, shown in an hour, with time for your questions. Places are still free.",
            button: "Choose a date",
        },
        french: Words {
            title: "Formation : votre date",
            body: "Ce qui change, montré en une heure, avec du temps pour vos questions. Il reste des places.",
            button: "Choisir une date",
        },
    },
];

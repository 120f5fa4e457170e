/** What the inbox shows of tickets. */
export { PriorityBadge, StatusBadge } from "./components/badges.tsx";
export { Composer as TicketComposer } from "./components/composer.tsx";
export { CaseCard, RequesterCard, ServiceCard } from "./components/facts-cards.tsx";
export { PropertiesCard } from "./components/properties-card.tsx";
export { Timeline } from "./components/timeline.tsx";
export { ticketEvents, ticketQuery, useTicketDeed } from "./queries/tickets.ts";

export { houseRules as default } from './scripts/rooms.ts';

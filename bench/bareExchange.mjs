// What any Node program pays that asks a server one four-letter word: the yardstick.
import { connect } from 'node:net';

const [host, port] = process.argv.slice(2);
const socket = connect({ host, port: Number(port) });
let reply = '';
socket.on('data', (chunk) => {
  reply += chunk;
});
socket.on('close', () => {
  process.exitCode = reply === 'imok' ? 0 : 1;
});
socket.write('ruok');

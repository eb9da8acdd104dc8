import api from './api.json';
import common from './common.json';
import doctor from './doctor.json';
import faults from './faults.json';
import history from './history.json';
import models from './models.json';
import predict from './predict.json';
import settings from './settings.json';

export default { api, common, doctor, faults, history, models, predict, settings };

import api from './api.json';
import because from './because.json';
import common from './common.json';
import corrections from './corrections.json';
import deploy from './deploy.json';
import desk from './desk.json';
import doctor from './doctor.json';
import faultCases from './fault-cases.json';
import faults from './faults.json';
import history from './history.json';
import keeping from './keeping.json';
import load from './load.json';
import models from './models.json';
import monitoring from './monitoring.json';
import photos from './photos.json';
import pipelines from './pipelines.json';
import predict from './predict.json';
import projects from './projects.json';
import settings from './settings.json';
import snapshots from './snapshots.json';
import stack from './stack.json';
import store from './store.json';
import tour from './tour.json';
import train from './train.json';
import triggers from './triggers.json';
import updates from './updates.json';

export default {
  api,
  because,
  common,
  corrections,
  deploy,
  desk,
  doctor,
  faultCases,
  faults,
  history,
  keeping,
  load,
  models,
  monitoring,
  photos,
  pipelines,
  predict,
  projects,
  settings,
  snapshots,
  stack,
  store,
  tour,
  train,
  triggers,
  updates,
};
